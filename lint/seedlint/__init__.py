"""seedlint finds what makes a document untrustworthy or spoiled, and says where and why."""

__version__ = "0.1.0"
