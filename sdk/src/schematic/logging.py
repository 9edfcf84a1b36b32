"""The logger that clients use when they are given none."""

from __future__ import annotations

import logging

_HANDLER = "schematichq-default"
_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"


def get_default_logger(name: str = "schematic", level: int | str = logging.WARNING) -> logging.Logger:
    """The logger `name` with one handler of its own, whoever asks and however often; the last `level` counts."""
    logger = logging.getLogger(name)
    logger.setLevel(level)
    if not any(handler.name == _HANDLER for handler in logger.handlers):
        handler = logging.StreamHandler()
        handler.name = _HANDLER
        handler.setFormatter(logging.Formatter(_FORMAT))
        logger.addHandler(handler)
    return logger
