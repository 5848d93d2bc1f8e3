"""What goes on and on is logged once in a while."""

import logging

from django.conf import settings

from forum.settings import logs


def complaint() -> logging.LogRecord:
    """A record as Channels logs it every second while Redis is away."""
    problem = ConnectionError("away")
    exc_info = (type(problem), problem, None)
    return logging.LogRecord("channels_redis.pubsub", logging.ERROR, "", 0, "Unexpected exception", None, exc_info)


def test_complaints_about_redis_become_one_warning_a_minute(monkeypatch):
    seldom = logs.Seldom()
    passed = []
    for now in (100.0, 101.0, 159.0, 161.0):
        monkeypatch.setattr(logs.time, "monotonic", lambda: now)  # noqa: B023
        record = complaint()
        if seldom.filter(record):
            passed.append((now, record.levelname, record.getMessage(), record.exc_info))
    words = "The doorbell is out of order, so news is a second late: ConnectionError('away')"
    assert passed == [(100.0, "WARNING", words, None), (161.0, "WARNING", words, None)]


def test_the_logger_of_the_doorbells_layer_is_filtered():
    assert "seldom" in settings.LOGGING["loggers"]["channels_redis.pubsub"]["filters"]
    assert any(isinstance(one, logs.Seldom) for one in logging.getLogger("channels_redis.pubsub").filters)
