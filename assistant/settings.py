"""Every setting, read once: SHOP/settings.toml, then DAOGOU_… from the environment.

A nested setting's variable joins the names with two underscores: DAOGOU_LLM__BASE_URL.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from retrieval.errors import BadInput

Port = Annotated[int, Field(ge=0, le=65535)]


class ShopInfo(BaseModel):
    """What the shop says about itself."""

    model_config = ConfigDict(extra="ignore")

    name: str = "This shop"
    tagline: str = ""
    about: str = ""
    currency: str | None = None
    support_email: str | None = None
    starters: list[str] = []
    demo: bool = False


class LLMSettings(BaseModel):
    """The language model and where it runs."""

    model_config = ConfigDict(extra="forbid")

    engine: Literal["embedded", "server", "off"] = Field(
        "embedded", description="llama.cpp in this process, an OpenAI-compatible server, or none"
    )
    base_url: str = Field("", description="of the server, with /v1; makes it the engine")
    api_key: SecretStr = Field(SecretStr(""), description="of the server")
    model: str = Field("", description="a GGUF file (embedded) or a model name (server)")
    threads: int = Field(2, ge=1, description="of the embedded engine")
    context: int = Field(8192, ge=1024, description="tokens of context of the embedded engine")
    adapters: dict[str, str] = Field({}, description="adapter → GGUF file, or name on the server")
    tasks: dict[str, str] = Field({}, description="task (frame, wording) → adapter")
    timeout_s: float = Field(8.0, gt=0, description="for one answer of the model")

    @model_validator(mode="after")
    def _address_names_the_engine(self) -> Self:
        """A server's address is enough to move there; only "off" stays off."""
        if self.base_url and self.engine == "embedded":
            self.engine = "server"
        return self


class Settings(BaseSettings):
    """The one settings tree."""

    model_config = SettingsConfigDict(
        env_prefix="DAOGOU_", env_nested_delimiter="__", extra="forbid", toml_file=None
    )

    shop: ShopInfo = ShopInfo()
    llm: LLMSettings = LLMSettings()
    reading: Literal["auto", "rules", "model"] = Field(
        "auto", description="who reads messages; auto takes the one that measured better"
    )
    wording: Literal["auto", "plain", "model"] = Field(
        "auto", description="who words replies; auto takes the one that measured better"
    )
    encoder: str = Field("", description="sentence-transformers id or path; empty: MiniLM")
    host: str = Field("127.0.0.1", description="address to listen on")
    port: Port = Field(7860, description="port to listen on")
    cards: int = Field(6, ge=1, le=20, description="products shown for one message")
    blocklist: list[str] = Field([], description="ids of products that are never recommended")
    session_days: float = Field(30.0, gt=0, description="a session unused for longer is gone")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the shop's file (which comes in as init values)."""
        del settings_cls, dotenv_settings, file_secret_settings  # the signature is pydantic's
        return env_settings, init_settings


def load_settings(shop_dir: Path, **overrides: Any) -> Settings:
    """Read SHOP/settings.toml and the environment.

    Raises:
        BadInput: the file isn't TOML, or a value or name in it is wrong.
    """
    path = shop_dir / "settings.toml"
    values: dict[str, Any] = {}
    try:
        if path.exists():
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = Settings(**values)
        return settings.model_copy(update=overrides) if overrides else settings
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {error}", hint="It must be UTF-8 TOML.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(
            f"The setting {where!r} is wrong: {first['msg']}",
            hint=f"Correct it in {path} or in the environment; see docs/configuration.md.",
        ) from error
