"""What commands print besides a report of findings: rules, facts, settings, schemas, and notes on a run."""
