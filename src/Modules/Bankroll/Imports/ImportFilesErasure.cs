using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <inheritdoc/>
internal sealed class ImportFilesErasure(ImportFiles files) : IOwnedData
{
    public Task EraseAsync(UserId owner, CancellationToken ct)
    {
        files.DeleteAll(owner);
        return Task.CompletedTask;
    }
}
