"""Objects of a JSON document taken apart strictly: what is wrong is noted with its place, and reading goes on."""

import json
from collections import Counter
from collections.abc import Iterator

from fzdigital.rules.interchange import Json
from fzdigital.text import Text, shown

Faults = list[tuple[str, Text]]
"""What is wrong, as (place, sentence), in the order found."""


def parsed(text: str | bytes, place: str, faults: Faults) -> Json:
    """The value that a JSON text stands for; None, with a fault, where it is none or a key stands twice.

    Args:
        text: the document; bytes are UTF-8.
        place: what it is called.
        faults: takes what is wrong.
    """
    twice: list[str] = []

    def members(pairs: list[tuple[str, Json]]) -> Json:
        times = Counter(key for key, _ in pairs)
        twice.extend(key for key in times if times[key] > 1)
        return dict(pairs)

    try:
        value: Json = json.loads(text, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        faults.append((place, Text(f"不是JSON文档（{error}），请改正。", f"is no JSON document ({error}); mend it.")))
        return None
    faults += ((place, Text(f"键{key!r}出现两次，请删其一。", f"key {key!r} stands twice; drop one.")) for key in twice)
    return None if twice else value


class Object:
    """One object of a document.

    Args:
        value: what stands where an object must.
        keys: the keys that it must have.
        optional: the keys that it may have.
        place: where it stands.
        faults: takes what is wrong.

    A value that is wrong or missing is noted and reads as an empty one.
    """

    def __init__(
        self, value: Json, keys: tuple[str, ...], place: str, faults: Faults, optional: tuple[str, ...] = ()
    ) -> None:
        self._values = value if isinstance(value, dict) else {}
        self._keys, self._place, self._faults = keys, place, faults
        if not isinstance(value, dict):
            self.fault(Text(f"{shown(value)}不是对象。", f"{shown(value)} is no object."))
            return
        for key in keys:
            if key not in value:
                self._lacks(key)
        self.only(*keys, *optional)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def only(self, *keys: str) -> None:
        """Note every key but these."""
        for key in self._values:
            if key not in keys:
                self.fault(Text(f"键{key!r}不应在此，请删去。", f"key {key!r} has no place here; drop it."))

    def fault(self, text: Text) -> None:
        """Note something wrong with the object."""
        self._faults.append((self._place, text))

    def one_of(self, key: str, *wanted: str | int) -> str | int:
        """The value, which must be one of those wanted; the first of them if it is none. True is no number."""
        value = self._values.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and value in wanted:
            return value
        self._refuse(key, " / ".join(map(str, wanted)))
        return wanted[0]

    def text(self, key: str, *, empty: bool = False) -> str:
        """A text.

        Args:
            key: its key.
            empty: whether it may be empty.
        """
        value = self._values.get(key)
        if isinstance(value, str) and (value or empty):
            return value
        self._refuse(key, "text" if empty else "text that is not empty")
        return ""

    def number(self, key: str, below: int) -> int:
        """A whole number from 0 and below a bound."""
        value = self._values.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below:
            return value
        self._refuse(key, f"0…{below - 1}")
        return 0

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return self._each(key, self._values.get(key), "[text]")

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts."""
        value = self._values.get(key)
        if not isinstance(value, list):
            self._refuse(key, "[[text]]")
            return ()
        return tuple(self._each(key, row, "[[text]]") for row in value)

    def words(self, key: str) -> tuple[tuple[str, str], ...]:
        """An object whose values are texts, as (name, text)."""
        value = self._values.get(key)
        if not isinstance(value, dict):
            self._refuse(key, "{name: text}")
            return ()
        return tuple(zip(value, self._each(key, list(value.values()), "{name: text}"), strict=False))

    def object(self, key: str, keys: tuple[str, ...], optional: tuple[str, ...] = ()) -> "Object":
        """The object within."""
        return Object(self._values.get(key), keys, f"{self._place} {key}", self._faults, optional)

    def objects(self, key: str, keys: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator["Object"]:
        """The objects in a list."""
        value = self._values.get(key)
        if not isinstance(value, list):
            self._refuse(key, "[{…}]")
            return
        for position, one in enumerate(value):
            yield Object(one, keys, f"{self._place} {key}[{position}]", self._faults, optional)

    def _each(self, key: str, value: Json, wanted: str) -> tuple[str, ...]:
        found = tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
        if not isinstance(value, list) or len(found) < len(value):
            self._refuse(key, wanted)
        return found

    def _refuse(self, key: str, wanted: str) -> None:
        if key in self._values:
            value = shown(self._values[key])
            self.fault(Text(f"{key!r}为{value}，应为{wanted}。", f"{key!r} is {value}; it must be {wanted}."))
        elif key not in self._keys:
            # The others were noted as missing when the object was opened.
            self._lacks(key)

    def _lacks(self, key: str) -> None:
        self.fault(Text(f"缺少{key!r}，请补上。", f"has no {key!r}; add it."))
