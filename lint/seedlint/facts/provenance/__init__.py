"""Who wrote a document, who published it first, under which rights, and what was corrected."""
