"""Where a text comes from: agencies, licences, and the edges of a text, where it says so."""
