"""The embedded stack: a private PostgreSQL and Valkey, a mail sink, and the processes of the product. Imports no Django."""
