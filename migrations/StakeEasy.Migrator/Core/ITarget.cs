using System.Data.Common;

namespace StakeEasy.Migrator.Core;

/// <summary>
/// A database that is written. A run fills a place of its own, the staging; nobody sees it until <see cref="IStaging.PublishAsync"/>.
/// </summary>
public interface ITarget : IAsyncDisposable
{
    /// <summary>Product, version, host and database; never a password.</summary>
    string Description { get; }

    /// <summary>The longest name it can hold, in bytes.</summary>
    int LongestName { get; }

    /// <summary>Refuses a schema that holds anything.</summary>
    Task EnsureEmptyAsync(string schema, CancellationToken ct);

    /// <summary>The expression in this database's language; null if it does not understand it.</summary>
    /// <param name="columns">The table as it will be, which the expression refers to.</param>
    Task<string?> TranslateAsync(string expression, TablePlan columns, ColumnType? result, CancellationToken ct);

    /// <summary>
    /// Opens the staging of a run. An unfinished one for the same schema, source and options is taken up again if
    /// <paramref name="resume"/>, and removed otherwise. Refuses while another run is at work on the schema.
    /// </summary>
    Task<IStaging> BeginAsync(RunRecord run, bool resume, CancellationToken ct);

    /// <summary>The figures of a table where it was published.</summary>
    Task<TableFigures> MeasureAsync(string schema, TablePlan table, CancellationToken ct);

    /// <summary>The runs this target remembers, newest first.</summary>
    Task<IReadOnlyList<RunRecord>> RunsAsync(CancellationToken ct);
}

/// <summary>Where a run writes. Everything here may be called for several tables at the same time.</summary>
public interface IStaging : IAsyncDisposable
{
    /// <summary>Of the run; the one taken up again if it was resumed.</summary>
    string RunId { get; }

    string Name { get; }

    /// <summary>Whether an earlier attempt has filled this very table, declared as it is now.</summary>
    bool IsFilled(TablePlan table);

    /// <summary>Drops what an earlier attempt has left besides these tables, for it would be published with them.</summary>
    Task DropOthersAsync(IReadOnlyList<TablePlan> tables, CancellationToken ct);

    /// <summary>Makes the table anew, empty and without keys.</summary>
    Task CreateTableAsync(TablePlan table, CancellationToken ct);

    /// <summary>Commits what <paramref name="fill"/> writes once it has returned, or nothing of it.</summary>
    Task<long> WriteAsync(TablePlan table, int batchBytes, Func<IRowWriter, Task<long>> fill, CancellationToken ct);

    /// <summary>Remembers, for a resume, that every row of the table is there.</summary>
    Task MarkFilledAsync(TablePlan table, long rows, CancellationToken ct);

    /// <summary>Building the indexes of a filled table: steps that may run side by side.</summary>
    IReadOnlyList<WorkStep> IndexSteps(TablePlan table);

    /// <summary>Turns indexes into keys, declares checks and foreign keys, sets sequences and comments. Returns what could not be carried over.</summary>
    Task<IReadOnlyList<NotMoved>> DeclareConstraintsAsync(IReadOnlyList<TablePlan> tables, CancellationToken ct);

    /// <summary>Holding every row against the declared constraints: steps that may run side by side.</summary>
    /// <param name="unvalidated">Foreign keys, by name, that are to hold for new rows only.</param>
    Task<IReadOnlyList<WorkStep>> ValidationStepsAsync(IReadOnlySet<string> unvalidated, CancellationToken ct);

    Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct);

    /// <summary>Writes the rows set aside into a table beside the others, named for the table they come from; returns how many.</summary>
    Task<long> QuarantineAsync(TablePlan table, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct);

    /// <summary>Gathers the statistics the target plans queries by, so that the first ones after publication are as fast as the later ones.</summary>
    Task AnalyzeAsync(TablePlan table, CancellationToken ct);

    /// <summary>Puts everything in its place in one transaction, together with the record of the run.</summary>
    /// <param name="finish">
    /// Called when the tables are in their place, within the transaction, with its connection: does what else belongs to the run, and returns the
    /// summary to record, or null to take everything back.
    /// </param>
    /// <returns>Whether it was published.</returns>
    Task<bool> PublishAsync(Func<DbConnection, CancellationToken, Task<string?>> finish, CancellationToken ct);

    /// <summary>Leaves the target as it was before the run.</summary>
    Task DropAsync(CancellationToken ct);
}

public sealed record WorkStep(string Description, Func<CancellationToken, Task> RunAsync);

/// <param name="Source">Its description.</param>
/// <param name="State">running or published.</param>
/// <param name="OptionsJson">What was chosen; a resume and a later verification choose the same.</param>
public sealed record RunRecord(string Id, string Schema, string Source, string OptionsJson, string State, DateTimeOffset StartedAt);
