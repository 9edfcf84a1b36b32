"""The data stream: flags, companies and users pushed over WebSockets to whoever evaluates by itself."""
