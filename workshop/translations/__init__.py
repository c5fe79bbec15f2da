"""The catalogues: `<language>/LC_MESSAGES/messages.po`, and the `.mo` that `make texts` compiles from it."""
