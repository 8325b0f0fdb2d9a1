"""What the bot remembers: one schema, one SQL text, on SQLite or PostgreSQL."""
