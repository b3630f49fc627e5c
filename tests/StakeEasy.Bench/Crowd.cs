using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>
/// Other people's entries around those of the measured player: ledgers without a sign-in, so that no password is hashed ten thousand times.
/// A few are made up, the others are their copies under other owners, which the database makes itself.
/// </summary>
internal static class Crowd
{
    public const int Owners = 10_000;
    public const int EntriesEach = 1_000;

    private const int Originals = 20;
    private const int AtOnce = 2;
    private const int PerStatement = 245;

    public static async Task SeedAsync(ModulesOnServer modules, int owners, Action<string> say)
    {
        var originals = new List<UserId>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var i = 0; i < Originals; i++)
        {
            var owner = new UserId(Guid.CreateVersion7());
            originals.Add(owner);
            var result = await modules.With((IDemoLedger d) => d.SeedAsync(owner, EntriesEach, seed: i, today, progress: null, default));
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.Error.Message);
            }
        }

        var done = Originals;
        var pieces = Enumerable.Range(0, (owners - Originals + PerStatement - 1) / PerStatement);
        await Parallel.ForEachAsync(pieces, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (piece, _) =>
        {
            var many = Math.Min(PerStatement, owners - Originals - piece * PerStatement);
            await modules.ExecuteAsync(CopySql(many, originals[piece % Originals]));
            say($"  {Interlocked.Add(ref done, many):N0} players");
        });
        await modules.ExecuteAsync("vacuum (analyze)");
        var entries = await modules.ScalarAsync<long>("select count(*) from bankroll.entries");
        if (entries < (long)owners * EntriesEach)
        {
            throw new InvalidOperationException($"Only {entries} entries were made.");
        }
    }

    /// <summary>Owner after owner, as their entries would lie if they had come over the years.</summary>
    private static string CopySql(int many, UserId original) => $$"""
        do $do$
        declare
          copy text; owner uuid;
        begin
          for i in 1..{{many}} loop
            owner := gen_random_uuid();
            foreach copy in array array['accounts', 'entries', 'sessions', 'totals', 'breakdowns'] loop
              execute (
                select format('insert into bankroll.%1$I (owner_id, %2$s) select $1, %2$s from bankroll.%1$I where owner_id = $2',
                  copy, string_agg(quote_ident(attname), ', '))
                from pg_attribute
                where attrelid = ('bankroll.' || copy)::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'owner_id')
              using owner, '{{original.Value}}'::uuid;
            end loop;
          end loop;
        end $do$
        """;
}
