"""The whole catalogue as tables: CSV, ODS and SQLite, all from the same rows."""
