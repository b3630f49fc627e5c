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
                $"Run {run.Id} was never published: users of the schema {run.Schema} see nothing of it, and there is nothing to go back from.",
                "To finish it: the same command with the same options and --resume.",
                "To be rid of it: the same command without --resume, which removes it first.",
            ];
        }

        var aside = $"{run.Schema}_rolled_back_{run.Id}";
        return
        [
            "See to it that nobody writes to the target.",
            $"Save what was written since {OccupiedSchema.Time(run.StartedAt)}: pg_dump --schema={run.Schema} --file=before-rollback-{run.Id}.sql",
            $"Point the application at {run.Source} again and start it. That database was only read.",
            $"Put the copy aside instead of deleting it: ALTER SCHEMA \"{run.Schema}\" RENAME TO \"{aside}\"; CREATE SCHEMA \"{run.Schema}\";",
            "Enter what was written in between by hand; the file of the second step has it.",
            $"When 30 days have passed without a question: DROP SCHEMA \"{aside}\" CASCADE;",
        ];
    }
}
