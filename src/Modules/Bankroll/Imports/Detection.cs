using CsvHelper;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Finds out how a file is to be read; what it cannot find out is left for the player to choose.</summary>
internal static class Detection
{
    private const int RowsLookedAt = 200;
    private const int FirstRows = 25;

    public static Result<ImportChoices> Of(Stream file)
    {
        var encoding = TextEncodings.Detect(file);
        if (!encoding.Succeeded)
        {
            return encoding.Error;
        }

        var start = Start(file, encoding.Value);
        if (start.StartsWith('{') || start.StartsWith('['))
        {
            return start.Contains("\"stakeeasy-backup\"", StringComparison.Ordinal) ? ImportErrors.Backup
                : start.Contains("\"user\"", StringComparison.Ordinal) || start.Contains("\"sites\"", StringComparison.Ordinal) ? Legacy("legacy-json", encoding.Value) : ImportErrors.UnknownJson;
        }

        return start.StartsWith(LegacyCsvRecords.TableMark, StringComparison.Ordinal) ? Legacy("legacy-csv", encoding.Value) : OfCsv(file, encoding.Value);
    }

    /// <summary>The same file read in another way: by another preset, or with its columns apart otherwise.</summary>
    public static ImportChoices As(Preset preset, Stream file, ImportChoices before, ImportChoices now)
    {
        if (preset.Format is not FileFormat.Csv)
        {
            return Legacy(preset.Key, now.Encoding) with { OpensUnknown = now.OpensUnknown, Refused = now.Refused };
        }

        var (delimiter, rows) = FirstOf(file, now.Encoding, now.Delimiter);
        var header = before.HeaderRow == now.HeaderRow && rows.Count > 0 ? HeaderRow(rows) : Math.Min(now.HeaderRow, rows.Count);
        return rows.Count == 0 ? now : rows.Exists(IsTooWide) ? before : Choose(preset, now.Encoding, delimiter, header, rows) with
        {
            Account = now.Account,
            Accounts = now.Accounts,
            OpensUnknown = now.OpensUnknown,
            Refused = now.Refused,
        };
    }

    private static ImportChoices Legacy(string preset, string encoding) =>
        new() { Preset = preset, Encoding = encoding, Columns = LegacyRows.Mapping, Dates = DateOrder.YearFirst, DecimalComma = false };

    private static Result<ImportChoices> OfCsv(Stream file, string encoding)
    {
        var (delimiter, rows) = FirstOf(file, encoding, delimiter: null);
        if (rows.Count == 0)
        {
            return ImportErrors.NoRows;
        }

        if (rows.Exists(IsTooWide))
        {
            return ImportErrors.TooManyColumns;
        }

        var header = HeaderRow(rows);
        var names = header > 0 ? rows[header - 1] : [];
        return Choose(PresetOf(names), encoding, delimiter, header, rows);
    }

    private static ImportChoices Choose(Preset preset, string encoding, char delimiter, int header, List<string[]> rows)
    {
        var width = rows.Max(r => r.Length);
        var columns = header > 0 ? preset.Map(rows[header - 1]) : new ImportField?[width];
        var data = rows.Skip(header).ToList();
        if (SaysNothing(preset, columns, data))
        {
            columns[Array.IndexOf(columns, ImportField.Kind)] = null;
        }

        return new()
        {
            Preset = preset.Key,
            Encoding = encoding,
            Delimiter = delimiter,
            HeaderRow = header,
            Columns = columns,
            Dates = DateOrders.Of(Values(data, columns, IsDay)) ?? preset.Dates,
            DecimalComma = preset.Decimal is { } sign ? sign is "comma" : CommaIn(Values(data, columns, IsAmount)),
            Kind = KindMeaning.Of(preset.Rows, preset)?.Kind,
        };
    }

    /// <summary>One that knows these headers; else a table if they speak of kinds or sessions, and a bank statement if not.</summary>
    private static Preset PresetOf(string[] headers)
    {
        var known = Preset.All.Where(p => p.Recognises(headers)).MaxBy(p => p.Recognise.Count);
        var table = Preset.Find(Preset.TableKey)!;
        if (known is not null)
        {
            return known;
        }

        var fields = table.Map(headers);
        var bank = Preset.Find(Preset.BankKey)!;
        var ofBank = bank.Map(headers);
        if (!ofBank.Contains(ImportField.Amount))
        {
            return table;
        }

        // Of the two the one that finds the day.
        return fields.Any(f => f is ImportField.Account or ImportField.SessionBuyIn or ImportField.SessionCashOut or ImportField.SessionStarted)
            || fields.Contains(ImportField.Kind) && (fields.Contains(ImportField.Date) || !ofBank.Contains(ImportField.Date)) ? table : bank;
    }

    private static (char Delimiter, List<string[]> Rows) FirstOf(Stream file, string encoding, char? delimiter)
    {
        file.Position = 0;
        var rows = new List<string[]>();
        using var csv = CsvReader.Create(file, CsvRows.Options(encoding, delimiter, damaged: null), leaveOpen: true);
        try
        {
            while (rows.Count < RowsLookedAt && csv.Read())
            {
                rows.Add(CsvRows.Cells(csv));
            }
        }
        catch (CsvFormatException)
        {
            // The check says where; the rows before it tell enough.
        }

        return (csv.Separator, rows);
    }

    /// <summary>The first row that is as full as most are, if it holds words only: banks and trackers write a few lines above it.</summary>
    private static int HeaderRow(List<string[]> rows)
    {
        var usual = rows.Select(Filled).Order().ElementAt(rows.Count / 2);
        for (var i = 0; i < Math.Min(rows.Count, FirstRows); i++)
        {
            if (Filled(rows[i]) >= Math.Max(2, usual * 2 / 3) || rows.Count == 1)
            {
                return rows[i].Any(IsValue) ? 0 : i + 1;
            }
        }

        return 1;
    }

    private static bool IsTooWide(string[] row) => row.Length > ImportErrors.MostColumns;

    private static int Filled(string[] row) => row.Count(c => c.Trim().Length > 0);

    private static bool IsValue(string cell) => cell.Any(char.IsAsciiDigit)
        && (ReadAmount.TryRead(cell, decimalComma: false, out _) || ReadAmount.TryRead(cell, decimalComma: true, out _) || ReadMoment.TryDay(cell, DateOrder.DayFirst, out _) || ReadMoment.TryDay(cell, DateOrder.MonthFirst, out _));

    /// <summary>Null if none of them shows it, or they contradict each other.</summary>
    private static bool? CommaIn(IEnumerable<string> amounts)
    {
        var shown = amounts.Select(ReadAmount.UsesComma).OfType<bool>().Distinct().ToList();
        return shown.Count == 1 ? shown[0] : null;
    }

    /// <summary>A bank's own words for its bookings, such as Kartenzahlung, beside amounts whose sign tells what they are.</summary>
    private static bool SaysNothing(Preset preset, ImportField?[] columns, List<string[]> rows) =>
        preset.Key is Preset.BankKey
        && Values(rows, columns, f => f is ImportField.Kind).Any(word => word.Trim() is { Length: > 0 } said && KindMeaning.Of(said, preset) is null)
        && Values(rows, columns, f => f is ImportField.Amount).Any(a => ReadAmount.TryRead(a, decimalComma: true, out var amount) && amount < 0m);

    private static IEnumerable<string> Values(List<string[]> rows, ImportField?[] columns, Func<ImportField, bool> which) =>
        rows.SelectMany(r => r.Where((_, i) => i < columns.Length && columns[i] is { } field && which(field)));

    private static bool IsDay(ImportField field) => field is ImportField.Date or ImportField.SessionStarted or ImportField.SessionEnded;

    /// <summary>Whether it says money: what is read with a decimal sign.</summary>
    public static bool IsAmount(ImportField field) => field is ImportField.Amount or ImportField.StatedBalance
        or ImportField.SessionBuyIn or ImportField.SessionRebuys or ImportField.SessionAddOns or ImportField.SessionExpenses or ImportField.SessionCashOut
        or ImportField.SessionSmallBlind or ImportField.SessionBigBlind;

    private static string Start(Stream file, string encoding)
    {
        Span<byte> bytes = stackalloc byte[2048];
        file.Position = 0;
        bytes = bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return TextEncodings.Of(encoding).GetString(bytes).TrimStart('\ufeff', ' ', '\r', '\n', '\t');
    }
}
