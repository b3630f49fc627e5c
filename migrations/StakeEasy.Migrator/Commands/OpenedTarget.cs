using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using StakeEasy.Migrator.Core;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;

namespace StakeEasy.Migrator.Commands;

/// <summary>The target of a command that may also mean the database a StakeEasy keeps in its own folder, which is started for as long as this is open.</summary>
internal sealed class OpenedTarget(ITarget target, string connectionString, EmbeddedPostgres? embedded) : IAsyncDisposable
{
    public ITarget Target => target;

    /// <summary>For what only this program's own import knows of the target.</summary>
    public string ConnectionString => connectionString;

    public static async Task<OpenedTarget> OpenAsync(CommonOptions options, ParseResult arguments, CancellationToken ct)
    {
        var embedded = await JoinAsync(arguments.GetValue(options.Data), ct);
        try
        {
            var connectionString = embedded?.ConnectionString ?? CommonOptions.ConnectionString(arguments.GetValue(options.Target), "STAKEEASY_TARGET", "--target");
            return new OpenedTarget(await Providers.OpenTargetAsync(connectionString, ct), connectionString, embedded);
        }
        catch
        {
            if (embedded is not null)
            {
                await embedded.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await target.DisposeAsync();
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }

    private static async Task<EmbeddedPostgres?> JoinAsync(string? folder, CancellationToken ct)
    {
        if (folder is null)
        {
            return null;
        }

        if (!EmbeddedPostgres.IsIn(folder))
        {
            throw new MigrationException($"There is no StakeEasy in {folder}. Start it once (scripts/stakeeasy --data {folder}), then come back.");
        }

        try
        {
            return await EmbeddedPostgres.JoinAsync(new EmbeddedPostgresOptions(Path.GetFullPath(folder)), NullLogger.Instance, ct);
        }
        catch (SetupException e)
        {
            throw new MigrationException(e.Message, e);
        }
    }
}
