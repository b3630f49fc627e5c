using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Commands;

/// <summary>The figures of a player's dashboard, from the same service that the page asks.</summary>
internal sealed class OverviewCommand : DatabaseCommand
{
    private const int UsualScale = 2;

    private readonly Option<string> _user = new("--user") { Description = "The player's e-mail address.", Required = true };
    private readonly Option<string?> _currency = new("--currency") { Description = "Report in this currency instead of the player's own." };

    public OverviewCommand(Composition composition, string[] settings)
        : base("overview", "Show the figures of a player's dashboard.", composition, settings)
    {
        Options.Add(_user);
        Options.Add(_currency);
    }

    protected override bool NeedsData => true;

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (await run.Service<IPlayers>().FindByEmailAsync(run.Get(_user)!, ct) is not { } player)
        {
            return CommandRun.Fail($"There is no player {run.Get(_user)}.");
        }

        var currency = player.ReportingCurrency;
        if (run.Get(_currency) is { } asked
            && (!CurrencyCode.TryParse(asked, out currency) || run.Service<ICurrencies>().Find(currency) is null))
        {
            return CommandRun.Fail($"{asked} is not a currency StakeEasy knows.");
        }

        var today = player.DayOf(run.Service<TimeProvider>().GetUtcNow());
        var overview = await run.Service<IOverview>().OfAsync(player.Id, currency, today, ct);
        if (run.WantsJson)
        {
            CommandRun.WriteJson(Describe(player, overview, run.Service<ICurrencies>()));
        }
        else
        {
            Print(overview, run.Service<ICurrencies>());
        }

        return 0;
    }

    private static JsonObject Describe(Player player, Overview overview, ICurrencies currencies)
    {
        decimal? In(decimal? amount) => amount is { } known ? Shown(new(known, overview.Currency), currencies) : null;
        object Plain(Money money) => new { Amount = Shown(money, currencies), Currency = money.Currency.Value };
        var answer = CommandRun.ToJson(new
        {
            User = player.Email,
            Currency = overview.Currency.Value,
            overview.Day,
            overview.RatesDay,
            overview.RatesAge,
            Bankroll = In(overview.Bankroll),
            Deposited = In(overview.Deposited),
            Withdrawn = In(overview.Withdrawn),
            Profit = In(overview.Profit),
            Changes = overview.Changes.Select(c => new { c.Period, c.Since, Amount = In(c.Amount) }),
            Accounts = overview.Accounts.Select(a => new
            {
                a.Account.Name,
                a.Account.Kind,
                Currency = a.Account.Currency.Value,
                Balance = Shown(a.Account.Balance, currencies),
                Converted = In(a.Converted),
                Share = a.Share is { } share ? Math.Round(share, 4) : (decimal?)null,
            }),
            NotConverted = overview.NotConverted.Select(Plain),
            UnvaluedContributions = overview.UnvaluedContributions.Select(Plain),
        });
        if (overview.MovedOut != 0m)
        {
            answer["movedOut"] = In(overview.MovedOut);
        }

        return answer;
    }

    /// <summary>With the decimals of its currency, no more and no fewer, as every page shows it; the ledger keeps ten.</summary>
    private static decimal Shown(Money money, ICurrencies currencies)
    {
        var scale = currencies.Find(money.Currency)?.Scale ?? UsualScale;
        return money.Rounded(scale).Amount + new decimal(0, 0, 0, isNegative: false, (byte)scale);
    }

    private static void Print(Overview overview, ICurrencies currencies)
    {
        string Figure(decimal? amount, CurrencyCode currency) => amount is { } known
            ? $"{MoneyText.Format(known, currencies.Find(currency)?.Scale ?? UsualScale, CultureInfo.CurrentCulture)} {currency}"
            : "not converted";

        var table = new Table { Border = TableBorder.Simple }.AddColumn("").AddColumn(new TableColumn("").RightAligned()).HideHeaders();
        table.AddRow("Deposited", Figure(overview.Deposited, overview.Currency));
        table.AddRow("Withdrawn", Figure(-overview.Withdrawn, overview.Currency));
        if (overview.MovedOut != 0m)
        {
            table.AddRow("Moved to accounts without a rate", Figure(-overview.MovedOut, overview.Currency));
        }

        table.AddRow("Won", Figure(overview.Profit, overview.Currency));
        table.AddRow("Bankroll", Figure(overview.Bankroll, overview.Currency));
        foreach (var change in overview.Changes)
        {
            table.AddRow($"Change, {change.Period.ToString().ToLowerInvariant()}", Figure(change.Amount, overview.Currency));
        }

        foreach (var account in overview.Accounts)
        {
            table.AddRow(Markup.Escape(account.Account.Name), Figure(account.Converted, overview.Currency));
        }

        AnsiConsole.Write(table);
        foreach (var missing in overview.NotConverted)
        {
            CommandRun.Write($"Not in any total, because there is no rate: {Figure(missing.Amount, missing.Currency)}");
        }
    }
}
