"""Phones, URLs, hosts and addresses: their forms, their numbering plans and registries, and whose they are."""
