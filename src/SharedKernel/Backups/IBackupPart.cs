using Npgsql;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>
/// What one module has in a backup. Every module with data of players registers one; their tables stand in the file in the order of
/// registration. All parts work on one connection and in one transaction, and leave both as they are.
/// </summary>
public interface IBackupPart
{
    /// <summary>In the order of the file: what others refer to comes first.</summary>
    IReadOnlyList<BackupTable> Tables { get; }

    /// <summary>Checks rows beyond their fields, as they are read; made anew for every file. Throws <see cref="BackupRefusedException"/>.</summary>
    Action<BackupRow> CheckRows();

    /// <summary>Checks what is staged as a whole. Throws <see cref="BackupRefusedException"/>.</summary>
    Task CheckAsync(NpgsqlConnection connection, CancellationToken ct);

    /// <summary>Marks staged rows that merging leaves out as kept. Throws <see cref="BackupRefusedException"/> if merging is impossible.</summary>
    Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct);

    /// <summary>Moves what is staged, and not kept, to where it belongs; to replace, what was there goes first.</summary>
    Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct);

    /// <summary>After the commit: whatever was remembered of the owner is no longer true.</summary>
    Task FollowAsync(UserId owner);
}
