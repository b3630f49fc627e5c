using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>The way back, written out for one run. The source was only read, so it is still there as it was.</summary>
internal static class RollbackPlan
{
    public static IReadOnlyList<string> For(RunRecord run)
    {
        if (run.State is "running")
        {
            return
            [
                $"Run {run.Id} was never published: users of the schema {run.Schema} see nothing of it.",
                "To finish it: copy --resume with the same options.",
                "To be rid of it: copy again without --resume, which removes it first.",
            ];
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{run.Schema}_rolled_back_{run.Id}");
        return
        [
            "Switch the web application to maintenance, so that nobody writes.",
            $"Save what was written since {run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: pg_dump --schema={run.Schema} --file=before-rollback-{run.Id}.sql",
            $"Point the old application at {run.Source} again and start it. That database was only read.",
            $"Put the copy aside instead of deleting it: ALTER SCHEMA \"{run.Schema}\" RENAME TO \"{aside}\"; CREATE SCHEMA \"{run.Schema}\";",
            "Enter what was written in between by hand into the old application; the file of the second step has it.",
            $"When 30 days have passed without a question: DROP SCHEMA \"{aside}\" CASCADE;",
        ];
    }
}
