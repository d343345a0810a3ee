// A small bot on discord.js as it is: only the API's address is set. Says "ready <application id>" when it is.
import {
    ActionRowBuilder,
    ButtonBuilder,
    ButtonStyle,
    Client,
    Events,
    GatewayIntentBits,
    LabelBuilder,
    ModalBuilder,
    SlashCommandBuilder,
    TextInputBuilder,
    TextInputStyle,
} from "discord.js";

const { SANDBOX_URL, SANDBOX_TOKEN } = process.env;

const greet = new SlashCommandBuilder()
    .setName("greet")
    .setDescription("Greets someone")
    .addStringOption((option) => option.setName("name").setDescription("Whom").setRequired(true));

const buttons = new ActionRowBuilder().addComponents(
    new ButtonBuilder().setCustomId("wave").setLabel("Wave").setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId("write").setLabel("Write").setStyle(ButtonStyle.Secondary),
);

const letter = new ModalBuilder()
    .setCustomId("letter")
    .setTitle("A letter")
    .addLabelComponents(
        new LabelBuilder()
            .setLabel("What to say")
            .setTextInputComponent(new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Paragraph)),
    );

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${SANDBOX_URL}/api` } });

client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) {
        const name = interaction.options.getString("name", true);
        await interaction.reply({ content: `Hello, ${name}.`, components: [buttons] });
    } else if (interaction.isButton() && interaction.customId === "wave") {
        await interaction.update({ content: `${interaction.user.displayName} waved.`, components: [buttons] });
    } else if (interaction.isButton()) {
        await interaction.showModal(letter);
    } else if (interaction.isModalSubmit()) {
        await interaction.deferReply();
        await interaction.editReply(`The letter says: ${interaction.fields.getTextInputValue("text")}`);
    }
});

client.once(Events.ClientReady, async () => {
    await client.application.commands.set([greet]);
    console.log(`ready ${client.application.id}`);
});

await client.login(SANDBOX_TOKEN);
