"""A small bot on discord.py as it is: only its two addresses are set. Says "ready <application id>" when it is."""

import os

import discord
import yarl

URL = os.environ["SANDBOX_URL"]
discord.http.Route.BASE = f"{URL}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(URL.replace("http", "ws", 1))


class Letter(discord.ui.Modal, title="A letter"):
    text = discord.ui.Label(
        text="What to say",
        component=discord.ui.TextInput(custom_id="text", style=discord.TextStyle.paragraph),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(content=f"The letter says: {self.text.component.value}")


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Wave", style=discord.ButtonStyle.primary)
    async def wave(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.edit_message(content=f"{interaction.user.display_name} waved.", view=self)

    @discord.ui.button(label="Write", style=discord.ButtonStyle.secondary)
    async def write(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.send_modal(Letter())


class Client(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = discord.app_commands.CommandTree(self)
        self.says_ready = True

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_ready(self) -> None:
        # It is ready again after each new session.
        if self.says_ready:
            print(f"ready {self.application_id}", flush=True)
            self.says_ready = False


client = Client()


@client.tree.command(description="Greets someone")
@discord.app_commands.describe(name="Whom")
async def greet(interaction: discord.Interaction, name: str) -> None:
    await interaction.response.send_message(f"Hello, {name}.", view=Buttons())


client.run(os.environ["SANDBOX_TOKEN"])
