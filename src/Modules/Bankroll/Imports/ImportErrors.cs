using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Why a file is refused as a whole, worded for the player.</summary>
internal static class ImportErrors
{
    public const int MostRows = 2_000_000;

    /// <summary>Each has to be chosen on a page.</summary>
    public const int MostColumns = 200;

    public static readonly Error Gone = new("", "This file is no longer here: it was imported, discarded, or lay here for more than a day. Choose it again.");

    public static readonly Error Empty = new("File", "That file is empty. Choose another one.");

    public static readonly Error TooLarge = new("File", "That file is larger than 100 MB. Split it, and import the parts one after the other.");

    public static readonly Error Spreadsheet = new("File", "That is a spreadsheet file. Save it as CSV in your spreadsheet program, then choose that one.");

    public static readonly Error NotText = new("File", "That file is not text. Choose a CSV file, or the JSON file of the older application.");

    public static readonly Error NoRows = new("File", "That file has no rows. Choose another one.");

    public static readonly Error TooManyRows = new("", "That file has more than 2,000,000 rows. Split it, and import the parts one after the other.");

    public static readonly Error TooManyColumns = new("File", "That file has more than 200 columns. Leave out those that StakeEasy does not need, then choose it again.");

    public static readonly Error Backup = new("File", "That is a backup of StakeEasy. Bring it back under Restore a backup.");

    public static readonly Error UnknownJson = new("File", "That JSON file is not one the older application exported. Choose another one.");

    public static readonly Error BrokenJson = new("", "That JSON file breaks off or is damaged. Export it again, then choose the new one.");

    public static readonly Error NoDates = new("Dates", "Say in which order day and month stand: the days of this file can be read both ways.");

    public static readonly Error NoDateColumn = new("Columns", "Choose the column that says the day.");

    public static readonly Error NoAmountColumn = new("Columns", "Choose the column that says the amount.");

    public static readonly Error NoAccount = new("Account", "Choose the account these rows belong to, or the column that names it.");

    public static readonly Error NotChecked = new("", "The rows have to be checked first.");

    public static readonly Error NothingNew = new("", "There is nothing to import: no row is new.");

    public static readonly Error ChangedMeanwhile = new("", "Your accounts or entries changed since the rows were checked, so nothing is imported. Check the rows again.");

    public static readonly Error NameTaken = new("", "One of the accounts to be opened exists by now, so nothing is imported. Check the rows again.");

    public static readonly Error Overflow = new("", "With these rows an account would hold more than StakeEasy can keep, so nothing is imported.");

    public static readonly Error NoSuchImport = new("", "There is no such import.");

    public static readonly Error Stopped = new("", "The work was cut short, so nothing is imported. Begin again.");

    public static readonly Error Failed = new("", "Something went wrong on our side, so nothing is imported. Try again.");

    public static Error NoDecimal(string text, decimal point, decimal comma) =>
        new("Decimal", RowProblem.BothWays(text, point, comma) + " Say which sign separates the decimals.");

    public static Error Twice(string what) => new("Columns", $"Two columns are to say the {what}. Leave one of them out.");

    public static Error BadRows(int count) => new("SkipBad", count == 1
        ? "One row has an error. Correct it in the file, or leave it out."
        : $"{count} rows have errors. Correct them in the file, or leave them out.");

    public static Error OpenQuote(int line) => new("", $"The row at line {line} does not end: a quotation mark is opened there and never closed, or this is no table. Correct that in the file, then choose it again.");
}
