"""Phones, URLs and e-mail addresses, found leniently, so that broken ones are there to be judged."""
