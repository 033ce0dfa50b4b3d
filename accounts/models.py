"""People. A person signs in with an e-mail address and holds one or more roles."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from accounts.roles import AGENCY, JB, STAFF, Role


class UserManager(BaseUserManager["User"]):
    """Makes people; a person without a password cannot sign in until they set one."""

    def create_user(
        self, email: str, *, name: str, roles: Iterable[str], password: str | None = None, **fields: Any
    ) -> "User":
        """Store a new person under a normalised address."""
        user = self.model(email=email.strip().lower(), name=name, roles=sorted(roles), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Addresses are compared without regard to case."""
        return self.get(email=(username or "").strip().lower())

    def with_role(self, *roles: Role) -> "models.QuerySet[User]":
        """Active people who hold at least one of the roles."""
        return self.filter(is_active=True, roles__overlap=list(roles))


class User(AbstractBaseUser):
    """Somebody who may sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(
        "e-mail address", max_length=254, unique=True, error_messages={"unique": "This address is already in use."}
    )
    name = models.CharField(max_length=150)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    is_active = models.BooleanField("may sign in", default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=list(Role.values)), name="user_roles_are_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as shown to others."""
        return self.name

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ", 1)[0]

    def has_role(self, *roles: str) -> bool:
        """Whether the person is active and holds at least one of the roles."""
        return self.is_active and not set(roles).isdisjoint(self.roles)

    @property
    def is_dps(self) -> bool:
        """DPS e-ticket technical staff."""
        return self.has_role(Role.DPS)

    @property
    def is_jb(self) -> bool:
        """Either position of the Judicial Bureau."""
        return self.has_role(*JB)

    @property
    def is_staff(self) -> bool:
        """Works for the State on every agency's records."""
        return self.has_role(*STAFF)

    @property
    def is_agency_person(self) -> bool:
        """Belongs to a law enforcement agency."""
        return self.has_role(*AGENCY)

    @property
    def is_administrator(self) -> bool:
        """Looks after people and settings."""
        return self.has_role(Role.ADMINISTRATOR)

    @property
    def role_labels(self) -> str:
        """The roles in words, for a page."""
        return ", ".join(str(Role(role).label) for role in self.roles)
