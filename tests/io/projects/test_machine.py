"""Whatever is done in whatever order, the project says what a few lists in memory say."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from geoplan.errors import InputError
from geoplan.io.projects import Checked, Project
from tests.io.projects.samples import plan

WHO = "A. Coordinator"
NAMES = st.sampled_from(["a", "b", "c"])


@dataclass
class Row:
    """A line as two piles: what stands, the newest last, and what an undo took off."""

    done: list[int]
    undone: list[int] = field(default_factory=list)


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = Project.create(self.folder / "p", who=WHO)
        self.lines: dict[str, Row] = {}
        self.closed: set[str] = set()
        self.current = "main"
        self.seeds: list[int] = []
        self.accepted: int | None = None
        self.deeds = 1

    def teardown(self) -> None:
        assert self.project.verify(seal=self.project.audit()[0].hash) == ()
        shutil.rmtree(self.folder)

    @property
    def row(self) -> Row:
        return self.lines[self.current]

    def put(self, name: str, seed: int) -> None:
        self.seeds.append(seed)
        row = self.lines.setdefault(name, Row([]))
        row.done.append(len(self.seeds))
        row.undone.clear()
        self.current = name
        self.deeds += 1

    @rule(seed=st.integers(0, 3))
    def save(self, seed: int) -> None:
        self.project.save_plan(plan(seed), what="save", who=WHO)
        self.put(self.current, seed)

    @precondition(lambda self: self.lines)
    @rule()
    def undo(self) -> None:
        if len(self.row.done) < 2:
            with pytest.raises(InputError, match="nothing to undo"):
                self.project.undo(who=WHO)
            return
        self.project.undo(who=WHO)
        self.row.undone.append(self.row.done.pop())
        self.deeds += 1

    @precondition(lambda self: self.lines)
    @rule()
    def redo(self) -> None:
        if not self.row.undone:
            with pytest.raises(InputError, match="nothing to redo"):
                self.project.redo(who=WHO)
            return
        self.project.redo(who=WHO)
        self.row.done.append(self.row.undone.pop())
        self.deeds += 1

    @precondition(lambda self: self.lines)
    @rule(name=NAMES, data=st.data())
    def what_if(self, name: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(1, len(self.seeds)))
        if name in self.lines or name in self.closed:
            with pytest.raises(InputError, match="there is or was"):
                self.project.what_if(name, who=WHO, at=at)
            return
        self.project.what_if(name, who=WHO, at=at)
        self.lines[name] = Row([at])
        self.current = name
        self.deeds += 1

    @precondition(lambda self: self.lines)
    @rule(data=st.data())
    def switch(self, data: st.DataObject) -> None:
        self.current = data.draw(st.sampled_from(sorted(self.lines)))
        self.project.switch(self.current, who=WHO)
        self.deeds += 1

    @precondition(lambda self: len(self.lines) > 1)
    @rule(data=st.data(), adopt=st.booleans())
    def end(self, data: st.DataObject, adopt: bool) -> None:
        name = data.draw(st.sampled_from(sorted(set(self.lines) - {"main"})))
        if adopt:
            self.project.adopt(name, who=WHO)
            self.put("main", self.seeds[self.lines[name].done[-1] - 1])
            return
        self.project.discard(name, who=WHO)
        del self.lines[name]
        self.closed.add(name)
        self.current = "main" if self.current == name else self.current
        self.deeds += 1

    @precondition(lambda self: self.lines and self.current == "main")
    @rule()
    def accept(self) -> None:
        checked = Checked.of(self.project.plan(), ok=True, report="no rule is broken")
        if self.row.done[-1] == self.accepted:
            with pytest.raises(InputError, match="accepted already"):
                self.project.accept("C. Officer", checked=checked)
            return
        self.accepted = self.project.accept("C. Officer", checked=checked).change
        self.deeds += 1

    @invariant()
    def the_project_says_the_same(self) -> None:
        project = Project.open(self.folder / "p")
        assert len(project.history()) == len(self.seeds)
        assert len(project.audit()) == self.deeds
        if not self.lines:
            return
        assert project.change().id == self.row.done[-1]
        assert project.plan() == plan(self.seeds[self.row.done[-1] - 1])
        stand = {line.name: line.head for line in project.lines() if not line.discarded}
        assert stand == {name: row.done[-1] for name, row in self.lines.items()}
        if self.accepted is not None:
            assert project.accepted(plan().week) == plan(self.seeds[self.accepted - 1])


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
