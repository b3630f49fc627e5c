using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What was received of a file.</summary>
internal sealed record ReceivedFile(string Name, DateTimeOffset At);

/// <summary>Files on their way into the ledger: a folder for each, below one for each owner, so that nobody reaches another's.</summary>
internal sealed class ImportFiles(ImportFolder folder, TimeProvider clock)
{
    private const int MostOfOneOwner = 5;
    private const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<Result<Guid>> SaveAsync(UserId owner, string name, Stream content, long largest, CancellationToken ct)
    {
        DeleteExpired();
        MakeRoom(owner);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        Directory.CreateDirectory(PathOf(owner, id), OnlyUs);
        try
        {
            await using (var file = File.Create(DataOf(owner, id)))
            {
                if (!await CopyAsync(content, file, largest, ct))
                {
                    Delete(owner, id);
                    return ImportErrors.TooLarge;
                }
            }

            Write(owner, id, About, new ReceivedFile(name, clock.GetUtcNow()));
            return id;
        }
        catch
        {
            Delete(owner, id);
            throw;
        }
    }

    /// <summary>Null if it is gone, or never was this owner's.</summary>
    public ReceivedFile? Find(UserId owner, Guid id) => Read<ReceivedFile>(owner, id, About) is { } file && !IsExpired(file) ? file : null;

    /// <summary>Of one owner, newest first.</summary>
    public IEnumerable<(Guid Id, ReceivedFile File)> All(UserId owner)
    {
        // Version 7: in the order they came.
        foreach (var id in Folders(PathOf(owner)).OrderDescending())
        {
            if (Find(owner, id) is { } file)
            {
                yield return (id, file);
            }
        }
    }

    /// <exception cref="FileNotFoundException">It is gone.</exception>
    public FileStream Open(UserId owner, Guid id) => new(DataOf(owner, id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);

    public ImportChoices? Choices(UserId owner, Guid id) => Read<ImportChoices>(owner, id, Chosen) is { } kept
        ? kept with { Accounts = new Dictionary<string, ImportAccount>(kept.Accounts, StringComparer.OrdinalIgnoreCase) }
        : null;

    /// <summary>Whatever was found with other choices is no longer true.</summary>
    public void Choose(UserId owner, Guid id, ImportChoices choices)
    {
        File.Delete(In(owner, id, Checked));
        Write(owner, id, Chosen, choices);
    }

    public ImportCheck? Check(UserId owner, Guid id) => Read<ImportCheck>(owner, id, Checked);

    public void Keep(UserId owner, Guid id, ImportCheck check, ImportPlan plan)
    {
        plan.Save(In(owner, id, Plan));
        Write(owner, id, Checked, check);
    }

    /// <summary>For the time of a check.</summary>
    public RowFile<RowFacts> CreateFacts(UserId owner, Guid id) => RowFile<RowFacts>.CreateTemporary(In(owner, id, Facts));

    public RowFile<Guid> CreateKeys(UserId owner, Guid id) => RowFile<Guid>.Create(In(owner, id, Keys));

    public RowFile<Guid> OpenKeys(UserId owner, Guid id) => RowFile<Guid>.Open(In(owner, id, Keys));

    public ImportPlan LoadPlan(UserId owner, Guid id) => ImportPlan.Load(In(owner, id, Plan));

    public string BadRowsOf(UserId owner, Guid id) => In(owner, id, BadRows);

    public void Delete(UserId owner, Guid id)
    {
        if (Directory.Exists(PathOf(owner, id)))
        {
            Directory.Delete(PathOf(owner, id), recursive: true);
        }
    }

    public void DeleteAll(UserId owner)
    {
        if (Directory.Exists(PathOf(owner)))
        {
            Directory.Delete(PathOf(owner), recursive: true);
        }
    }

    /// <summary>Of every owner, what lay here for more than a day.</summary>
    public void DeleteExpired()
    {
        foreach (var owner in Folders(folder.Path))
        {
            foreach (var id in Folders(PathOf(new(owner))).Where(id => Read<ReceivedFile>(new(owner), id, About) is not { } file ? IsOldFolder(new(owner), id) : IsExpired(file)))
            {
                Delete(new(owner), id);
            }
        }
    }

    private const string About = "about.json";
    private const string Chosen = "choices.json";
    private const string Checked = "check.json";
    private const string Plan = "plan";
    private const string Keys = "keys";
    private const string Facts = "facts";
    private const string BadRows = "bad-rows.csv";
    private const string Data = "file";

    private static async Task<bool> CopyAsync(Stream content, FileStream file, long largest, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            if (file.Length + read > largest)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return true;
    }

    private void MakeRoom(UserId owner)
    {
        // Version 7: the oldest first.
        foreach (var oldest in Folders(PathOf(owner)).Order().SkipLast(MostOfOneOwner - 1))
        {
            Delete(owner, oldest);
        }
    }

    private static IEnumerable<Guid> Folders(string path) => Directory.Exists(path)
        ? Directory.GetDirectories(path).Select(d => Guid.TryParse(Path.GetFileName(d), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)
        : [];

    private bool IsExpired(ReceivedFile file) => clock.GetUtcNow() - file.At > Kept;

    /// <summary>One without its description was cut short while it arrived.</summary>
    private bool IsOldFolder(UserId owner, Guid id) => clock.GetUtcNow().UtcDateTime - Directory.GetCreationTimeUtc(PathOf(owner, id)) > Kept;

    private T? Read<T>(UserId owner, Guid id, string name)
        where T : class
    {
        var path = In(owner, id, name);
        return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Whole or not at all: a page may be read while it is written.</summary>
    private void Write<T>(UserId owner, Guid id, string name, T value)
    {
        var path = In(owner, id, name);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(value));
        File.Move(path + ".new", path, overwrite: true);
    }

    private string DataOf(UserId owner, Guid id) => In(owner, id, Data);

    private string In(UserId owner, Guid id, string name) => Path.Combine(PathOf(owner, id), name);

    private string PathOf(UserId owner, Guid id) => Path.Combine(PathOf(owner), id.ToString("N"));

    private string PathOf(UserId owner) => Path.Combine(folder.Path, owner.Value.ToString("N"));
}
