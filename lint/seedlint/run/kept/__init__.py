"""What is kept from run to run: results of documents, and the index of a corpus."""
