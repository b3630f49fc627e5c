using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Import;

/// <summary>Makes choices of what the page of a file sends; what cannot be read stays as it was.</summary>
internal static class ImportReadout
{
    public static ImportChoices Of(ImportForm form, ImportChoices before, IReadOnlyList<Account> accounts) => before with
    {
        Preset = form.Preset ?? before.Preset,
        Encoding = ImportWords.Encodings.Any(e => string.Equals(e.Value, form.Encoding, StringComparison.Ordinal)) ? form.Encoding! : before.Encoding,
        Delimiter = ImportWords.Delimiters.FirstOrDefault(d => string.Equals(d.Key, form.Delimiter, StringComparison.Ordinal)) is { Key: not null } chosen ? chosen.Value : before.Delimiter,
        HeaderRow = form.HeaderRow is >= 0 and <= 100 ? form.HeaderRow.Value : before.HeaderRow,
        DecimalComma = form.Decimal switch { "comma" => true, "point" => false, null => before.DecimalComma, _ => null },
        Dates = form.Dates is null ? before.Dates : Named<DateOrder>(form.Dates),
        Kind = form.Kind is null ? before.Kind : Named<EntryKind>(form.Kind),
        Columns = form.Column.Count == before.Columns.Count ? form.Column.ConvertAll(Named<ImportField>) : before.Columns,
        Account = form.Account is null ? before.Account : Find(form.Account, accounts),
        Accounts = Meanings(form, before, accounts),
        Refused = Refused(form, before),
    };

    private static Dictionary<string, ImportAccount> Meanings(ImportForm form, ImportChoices before, IReadOnlyList<Account> accounts)
    {
        var meanings = new Dictionary<string, ImportAccount>(before.Accounts, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(form.Name.Count, Math.Min(form.Means.Count, form.Currency.Count)); i++)
        {
            if (form.Name[i] is not { Length: > 0 } name)
            {
                continue;
            }

            meanings.Remove(name);
            if (Find(form.Means[i], accounts) is { } account)
            {
                meanings[name] = new(account, null);
            }
            else if (Opens(name, form.Means[i], form.Currency[i]) is { } opens)
            {
                // The same id as before: rows are told apart by it.
                var id = before.Accounts.TryGetValue(name, out var known) && known.Opens is not null ? known.Id : new(Guid.CreateVersion7());
                meanings[name] = new(id, opens);
            }
        }

        return meanings;
    }

    /// <summary>Names whose rows are to be refused, although such a name would be opened otherwise.</summary>
    private static List<string> Refused(ImportForm form, ImportChoices before)
    {
        var said = form.Name.Zip(form.Means).Where(n => n.First is { Length: > 0 }).ToList();
        return
        [
            .. before.Refused.Where(r => said.TrueForAll(n => !string.Equals(n.First, r, StringComparison.OrdinalIgnoreCase))),
            .. said.Where(n => string.IsNullOrEmpty(n.Second)).Select(n => n.First!),
        ];
    }

    private static NewAccount? Opens(string name, string? means, string? currency) =>
        ImportWords.NewKinds.FirstOrDefault(k => string.Equals(k.Key, means, StringComparison.Ordinal)) is { Key: not null } kind && CurrencyCode.TryParse(currency, out var code)
            ? new(kind.Asset is null ? AccountKind.Site : AccountKind.Asset, kind.Asset, name.Trim(), code)
            : null;

    private static AccountId? Find(string? text, IReadOnlyList<Account> accounts) =>
        Guid.TryParse(text, out var id) && accounts.Any(a => a.Id.Value == id) ? new AccountId(id) : null;

    /// <summary>Names only: a number that happens to fit is nobody's choice.</summary>
    private static T? Named<T>(string? text)
        where T : struct, Enum => text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value : null;
}
