using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

internal sealed class ImportService(
    ImportFiles files, ImportChecking checking, ImportWriting writing, ImportUndoing undoing, IAccounts accounts, ICurrencies currencies, BankrollDbContext db, TimeProvider clock)
    : IImports
{
    private const int LongestName = 200;

    public IReadOnlyList<ImportPreset> Presets { get; } = [.. Preset.All.Select(p => new ImportPreset(p.Key, p.Name, p.Description, p.Format is FileFormat.Csv))];

    public async Task<Result<Guid>> ReceiveAsync(UserId owner, string fileName, Stream content, long largest, CancellationToken ct)
    {
        var received = await files.SaveAsync(owner, NameOf(fileName), content, largest, ct);
        if (!received.Succeeded)
        {
            return received;
        }

        await using var file = files.Open(owner, received.Value);
        var detected = Detection.Of(file);
        if (!detected.Succeeded)
        {
            files.Delete(owner, received.Value);
            return detected.Error;
        }

        var usable = (await accounts.ListAsync(owner, ct)).Where(a => !a.IsArchived).ToList();
        files.Choose(owner, received.Value, detected.Value with { Account = usable.Count == 1 ? usable[0].Id : null });
        return received;
    }

    public async Task<ImportDraft?> OpenAsync(UserId owner, Guid id, ImportMoment moment, CancellationToken ct)
    {
        if (files.Find(owner, id) is not { } received || files.Choices(owner, id) is not { } choices)
        {
            return null;
        }

        await using var file = files.Open(owner, id);
        var (columns, rows) = ImportDrafts.Start(file, choices);
        var questions = ImportQuestions.Of(choices, rows);
        var targets = new ImportTargets(await accounts.ListAsync(owner, ct), choices, currencies);
        return new(
            id,
            received.Name,
            choices,
            columns,
            ImportDrafts.Samples(rows, columns.Count),
            ImportDrafts.Preview(rows, new RowReader(choices, targets, moment)),
            questions,
            questions.Count == 0 ? files.Check(owner, id) : null);
    }

    public async Task<bool> ChooseAsync(UserId owner, Guid id, ImportChoices choices, CancellationToken ct)
    {
        if (files.Find(owner, id) is null || files.Choices(owner, id) is not { } before || Preset.Find(choices.Preset) is not { } preset)
        {
            return false;
        }

        await using var file = files.Open(owner, id);
        var isReadOtherwise = (choices.Preset, choices.Encoding, choices.Delimiter, choices.HeaderRow) != (before.Preset, before.Encoding, before.Delimiter, before.HeaderRow);
        files.Choose(owner, id, isReadOtherwise ? Detection.As(preset, file, before, choices) : choices);
        return true;
    }

    public async Task<Result<ImportCheck>> CheckAsync(UserId owner, Guid id, ImportMoment moment, IProgress<double>? progress, CancellationToken ct)
    {
        if (files.Find(owner, id) is null || files.Choices(owner, id) is not { } choices)
        {
            return ImportErrors.Gone;
        }

        if (await QuestionAsync(owner, id, choices) is { } question)
        {
            return question;
        }

        try
        {
            var (check, opened) = await CheckAsync(owner, id, choices, moment, progress, ct);
            if (!check.UnknownAccounts.Any(u => opened.ContainsKey(u.Name)))
            {
                return check;
            }

            // The rows before the one that told the currency have an account only now.
            return (await CheckAsync(owner, id, files.Choices(owner, id)!, moment, progress, ct)).Check;
        }
        catch (BrokenFileException e)
        {
            return e.Error;
        }
    }

    public async Task<Result<ImportSummary>> CommitAsync(UserId owner, Guid id, ImportMoment moment, bool skipBad, IProgress<double>? progress, CancellationToken ct)
    {
        if (await FindAsync(owner, id, ct) is { } done)
        {
            return done;
        }

        if (files.Find(owner, id) is not { } received || files.Choices(owner, id) is not { } choices)
        {
            return ImportErrors.Gone;
        }

        if (files.Check(owner, id) is not { } check)
        {
            return ImportErrors.NotChecked;
        }

        if (check.Sums.Count == 0)
        {
            return ImportErrors.NothingNew;
        }

        if (check.Bad > 0 && !skipBad)
        {
            return ImportErrors.BadRows(check.Bad);
        }

        var import = new ImportSummary(id, received.Name, choices.Preset, clock.GetUtcNow(), check.Sums.Sum(s => s.Entries), check.Known, null);
        var result = await WriteAsync(owner, import, choices, moment, progress, ct);
        if (result.Succeeded)
        {
            files.Delete(owner, id);
        }

        return result;
    }

    public Stream? OpenBadRows(UserId owner, Guid id) =>
        files.Find(owner, id) is not null && files.Check(owner, id) is { Bad: > 0 } ? File.OpenRead(files.BadRowsOf(owner, id)) : null;

    public void Discard(UserId owner, Guid id) => files.Delete(owner, id);

    public void DeleteExpired() => files.DeleteExpired();

    public IReadOnlyList<WaitingImport> Waiting(UserId owner) => [.. files.All(owner).Select(f => new WaitingImport(f.Id, f.File.Name, f.File.At))];

    public async Task<IReadOnlyList<ImportSummary>> ListAsync(UserId owner, CancellationToken ct) =>
        await Summaries(db.Imports.Where(i => i.OwnerId == owner.Value).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)).ToListAsync(ct);

    public async Task<ImportUndo?> DescribeUndoAsync(UserId owner, Guid id, CancellationToken ct) =>
        await FindAsync(owner, id, ct) is { UndoneAt: null } import ? await undoing.DescribeAsync(owner, import, ct) : null;

    public async Task<Result<ImportSummary>> UndoAsync(UserId owner, Guid id, CancellationToken ct)
    {
        if (await FindAsync(owner, id, ct) is null)
        {
            return ImportErrors.NoSuchImport;
        }

        await undoing.RunAsync(owner, id, ct);
        return (await FindAsync(owner, id, ct))!;
    }

    private async Task<(ImportCheck Check, IReadOnlyDictionary<string, ImportAccount> Opened)> CheckAsync(
        UserId owner, Guid id, ImportChoices choices, ImportMoment moment, IProgress<double>? progress, CancellationToken ct)
    {
        var targets = new ImportTargets(await accounts.ListAsync(owner, ct), choices, currencies);
        using var reading = new ImportReading(files.Open(owner, id), choices, targets, moment);
        using var bad = new BadRows(files.BadRowsOf(owner, id), reading.Columns, choices);
        using var facts = files.CreateFacts(owner, id);
        using var keys = files.CreateKeys(owner, id);
        var rows = new CheckedRows(choices.Columns.Contains(ImportField.Id), facts);
        var (check, plan) = await checking.RunAsync(owner, reading, targets, bad, rows, keys, progress, ct);
        var opened = targets.Opened(reading.IsAsset);
        if (opened.Count > 0)
        {
            files.Choose(owner, id, choices with { Accounts = choices.Accounts.Concat(opened).ToDictionary(StringComparer.OrdinalIgnoreCase) });
        }

        files.Keep(owner, id, check, plan);
        return (check, opened);
    }

    private async Task<Result<ImportSummary>> WriteAsync(
        UserId owner, ImportSummary import, ImportChoices choices, ImportMoment moment, IProgress<double>? progress, CancellationToken ct)
    {
        var targets = new ImportTargets(await accounts.ListAsync(owner, ct), choices, currencies);
        using var reading = new ImportReading(files.Open(owner, import.Id), choices, targets, moment);
        using var keys = files.OpenKeys(owner, import.Id);
        try
        {
            return await writing.RunAsync(owner, import, reading, files.LoadPlan(owner, import.Id), keys, choices, moment, progress, ct);
        }
        catch (BrokenFileException e)
        {
            return e.Error;
        }
    }

    private async Task<Error?> QuestionAsync(UserId owner, Guid id, ImportChoices choices)
    {
        await using var file = files.Open(owner, id);
        return ImportQuestions.Of(choices, ImportDrafts.Start(file, choices).Rows) is [var first, ..] ? first : null;
    }

    private Task<ImportSummary?> FindAsync(UserId owner, Guid id, CancellationToken ct) =>
        Summaries(db.Imports.Where(i => i.OwnerId == owner.Value && i.Id == id)).FirstOrDefaultAsync(ct);

    private static IQueryable<ImportSummary> Summaries(IQueryable<ImportRow> rows) =>
        rows.AsNoTracking().Select(i => new ImportSummary(i.Id, i.FileName, i.Preset, i.CreatedAt, i.Imported, i.Skipped, i.UndoneAt));

    /// <summary>Without the folders some browsers send along.</summary>
    private static string NameOf(string fileName)
    {
        var name = new string([.. fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 || !Text.IsWellFormed(name) ? "file" : name.Length > LongestName ? name[..LongestName] : name;
    }
}
