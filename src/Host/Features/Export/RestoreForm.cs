using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Features.Export;

internal sealed class RestoreForm
{
    public IFormFile? File { get; init; }

    public RestoreMode Mode { get; init; } = RestoreMode.Merge;

    /// <summary>Only looks what the file would do.</summary>
    public bool CheckOnly { get; init; }

    /// <summary>What is there may go.</summary>
    public bool Confirmed { get; init; }
}

/// <param name="Inspected">What the checked file would do; null before.</param>
internal sealed record RestorePage(RestoreMode Mode, bool Confirmed, string? FileName, BackupInspection? Inspected);
