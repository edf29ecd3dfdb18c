"""How two versions lie to each other: the words of a comparison."""

from enum import Enum

from fzdigital.text import Text


class Relation(Enum):
    """How the cases of one thing lie to those of another."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    DIFFERENT = "different"
    ADDED = "added"
    REPEALED = "repealed"
    NOT_DECIDED = "not_decided"
    """The difference hangs on a fact that the versions derive by different plain functions."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _RELATION[self.value]


_RELATION = {
    "same": Text("不变", "same"),
    "wider": Text("扩大", "wider"),
    "narrower": Text("缩小", "narrower"),
    "different": Text("不同", "different"),
    "added": Text("新增", "added"),
    "repealed": Text("废止", "repealed"),
    "not_decided": Text("未能判定", "not decided"),
}


class Direction(Enum):
    """What a difference means for whoever an act burdens or benefits."""

    SAME = "same"
    STRICTER = "stricter"
    LAXER = "laxer"
    MIXED = "mixed"
    """Stricter in some cases and laxer in others, or at odds with itself in some."""
    CHANGED = "changed"
    """Different, and nobody is declared whom the act burdens or benefits; or in nothing but who holds it."""
    APART = "apart"
    """The versions are never in force on the same day, so that nothing is proved of what comes of the act."""
    NOT_DECIDED = "not_decided"
    """The difference hangs on a fact that the versions derive by different plain functions."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _DIRECTION[self.value]


_DIRECTION = {
    "same": Text("不变", "same"),
    "stricter": Text("从严", "stricter"),
    "laxer": Text("从宽", "laxer"),
    "mixed": Text("有严有宽", "stricter in some cases, laxer in others"),
    "changed": Text("有变化", "changed"),
    "apart": Text("没有共同有效之日", "no day in common"),
    "not_decided": Text("未能判定", "not decided"),
}
