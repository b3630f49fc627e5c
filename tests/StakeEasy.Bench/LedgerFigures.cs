namespace StakeEasy.Bench;

/// <summary>What was measured of the whole ledger, by size as the page names it.</summary>
internal sealed record LedgerFigures(
    Dictionary<string, List<LedgerPage>> Pages, Dictionary<string, List<LedgerSave>> Saves, IReadOnlyList<BulkFigure> Bulk);
