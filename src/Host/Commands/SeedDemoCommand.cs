using System.CommandLine;
using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Commands;

/// <summary>Players to look around with, each with three years of entries.</summary>
internal sealed class SeedDemoCommand : DatabaseCommand
{
    /// <summary>Not a secret: it opens invented figures, on installations whose owner asked for them.</summary>
    public const string Password = "show-me-the-bankroll";

    private readonly Option<int> _users = new("--users") { Description = "How many players.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _entries = new("--entries") { Description = "Entries of each player, at least 100.", DefaultValueFactory = _ => 2_500 };
    private readonly Option<int> _seed = new("--seed") { Description = "Of the random numbers: the same seed on the same day gives the same figures.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _email = new("--email") { Description = "Address of the first player; the others get a number before the @.", DefaultValueFactory = _ => "demo@stakeeasy.example" };

    private readonly Option<bool> _ifMissing = new("--if-missing") { Description = "Do nothing if the first player exists." };

    public SeedDemoCommand(Composition composition, string[] settings)
        : base("seed-demo", "Create demo players with three years of entries.", composition, settings)
    {
        _users.Validators.Add(r => Require(r.GetValueOrDefault<int>() >= 1, r.AddError, "Ask for at least one player."));
        _entries.Validators.Add(r => Require(r.GetValueOrDefault<int>() is >= 100 and <= 100_000_000, r.AddError, "Ask for 100 to 100,000,000 entries."));
        _email.Validators.Add(r => Require(r.GetValueOrDefault<string>()?.Contains('@', StringComparison.Ordinal) ?? false, r.AddError, "The address needs an @."));
        Options.Add(_users);
        Options.Add(_entries);
        Options.Add(_seed);
        Options.Add(_email);
        Options.Add(_ifMissing);
    }

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (run.Get(_ifMissing) && await run.Service<IPlayers>().FindByEmailAsync(run.Get(_email)!, ct) is not null)
        {
            CommandRun.Write($"The demo player is there: sign in as {run.Get(_email)} with the password {Password}");
            return 0;
        }

        var (users, entries) = (run.Get(_users), run.Get(_entries));
        var emails = new List<string>();
        var refused = await run.WithProgressAsync("Seeding", async progress =>
        {
            for (var i = 0; i < users; i++)
            {
                var email = AddressOf(run.Get(_email)!, i);
                emails.Add(email);
                var share = new EntriesWritten(progress, (double)i / users, 1d / users / entries);
                if (await SeedAsync(run, email, entries, run.Get(_seed) + i, share, ct) is { } error)
                {
                    return $"{email}: {error.Message}";
                }
            }

            return null;
        });
        if (refused is not null)
        {
            return CommandRun.Fail(refused);
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { Emails = emails, Password, Entries = entries });
        }
        else
        {
            CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{users} demo players with {entries} entries each. Sign in as {emails[0]} with the password {Password}"));
        }

        return 0;
    }

    private static async Task<Error?> SeedAsync(CommandRun run, string email, int entries, int seed, IProgress<long> progress, CancellationToken ct)
    {
        var player = await run.Service<IPlayers>().FindByEmailAsync(email, ct);
        if (player is null)
        {
            var preferences = Preferences.Default with { TimeZoneId = "Europe/Dublin" };
            var created = await run.Service<IPlayerAdmin>().CreateAsync(email, Password, preferences, ct);
            if (!created.Succeeded)
            {
                return created.Error;
            }

            player = await run.Service<IPlayers>().FindByEmailAsync(email, ct);
        }

        var today = player!.DayOf(run.Service<TimeProvider>().GetUtcNow());
        var seeded = await run.Service<IDemoLedger>().SeedAsync(player.Id, entries, seed, today, progress, ct);
        if (seeded.Succeeded)
        {
            await run.Service<IOverview>().KeepReadyAsync(player.Id, player.ReportingCurrency, ct);
            await SetGoalsAsync(run, player, today, ct);
            return await TellPlayAsync(run, player.Id, ct);
        }

        return seeded.Error;
    }

    /// <summary>What the player plays, so that there are stakes to advise on; how well is taken from the sessions.</summary>
    private static async Task<Error?> TellPlayAsync(CommandRun run, UserId owner, CancellationToken ct)
    {
        var profiles = run.Service<IStakeProfiles>();
        if (await profiles.FindAsync(owner, ct) is not null)
        {
            return null;
        }

        var cash = new CashPlay(CurrencyCode.Of("USD")) { BuyIn = 100m, RateFrom = RateFrom.OwnSessions };
        var profile = new StakeProfile(
            [GameType.NoLimitHoldem], Opposition.Tough, RiskTolerance.Aggressive, Surroundings.Online, StakeProfile.UsualRisk, cash, Tournaments: null, Version: 0);
        return (await profiles.SaveAsync(owner, profile, ct)).Error;
    }

    /// <summary>Something to work towards; the first of them also has everything seeded judged.</summary>
    private static async Task SetGoalsAsync(CommandRun run, Player player, DateOnly today, CancellationToken ct)
    {
        SetGoal[] wanted =
        [
            new(GoalKind.Profit, "Profit this quarter", 1_500m, today.AddDays(-45), today.AddDays(45)),
            new(GoalKind.Lessons, "All the lessons", 12m, today, today.AddDays(30)),
        ];
        foreach (var goal in wanted)
        {
            await run.Service<IGoals>().SetAsync(player.Id, Guid.NewGuid(), goal, ct);
        }
    }

    private static string AddressOf(string first, int index) => index == 0
        ? first
        : first.Insert(first.IndexOf('@', StringComparison.Ordinal), "-" + index.ToString(CultureInfo.InvariantCulture));

    private static void Require(bool holds, Action<string> addError, string message)
    {
        if (!holds)
        {
            addError(message);
        }
    }

    private sealed class EntriesWritten(IProgress<double> bar, double before, double perEntry) : IProgress<long>
    {
        public void Report(long value) => bar.Report(before + value * perEntry);
    }
}
