using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace StakeEasy.Host.Features.Shared;

/// <summary>One sentence about what was just done, shown once on the next page.</summary>
/// <param name="UndoUrl">A form posted there takes it back; null if it cannot be.</param>
internal sealed record Toast(string Message, string? UndoUrl)
{
    private const string MessageKey = "Toast";
    private const string UndoKey = "ToastUndo";

    /// <summary>Leaves the message for the next page this browser asks for.</summary>
    public static void Leave(ITempDataDictionary box, string message, string? undoUrl = null)
    {
        box[MessageKey] = message;
        box[UndoKey] = undoUrl;
    }

    /// <summary>Whether a message waits; does not take it.</summary>
    public static bool Waits(ITempDataDictionary box) => box.ContainsKey(MessageKey);

    /// <summary>The message that waits, if any; it is gone afterwards.</summary>
    public static Toast? Take(ITempDataDictionary box) =>
        box[MessageKey] is string message ? new Toast(message, box[UndoKey] as string) : null;
}
