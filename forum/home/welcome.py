"""What a visitor is shown of the forum: all of it public, and counted as it stands."""

from forum.agreements.models import Framework, Party
from forum.cases.models import CaseStudy
from forum.taxonomy.models import Tool

SHOWN = 3


class Welcome:
    """The figures and the latest public case studies of the front page."""

    def __init__(self) -> None:
        self._public = CaseStudy.objects.visible_to(None).standing()

    @property
    def latest(self) -> list[CaseStudy]:
        shown = self._public.select_related("authority__party", "current__main_tool").order_by("-updated_at", "-pk")
        return list(shown[:SHOWN])

    @property
    def cases(self) -> int:
        return self._public.count()

    @property
    def frameworks(self) -> int:
        return Framework.objects.count()

    @property
    def tools(self) -> int:
        return Tool.objects.count()

    @property
    def parties(self) -> int:
        return Party.objects.filter(illustrative=False).count()
