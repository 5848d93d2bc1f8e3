"""A task that notes that it was done, and fails when told to."""

from django_tasks import task

done: list[str] = []
failing: set[str] = set()


@task()
def errand(what: str) -> None:
    done.append(what)
    if what in failing:
        raise RuntimeError(f"told to fail: {what}")
