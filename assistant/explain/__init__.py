"""Facts, reasons, wording and the audit: what a reply may say and how it says it."""
