using Microsoft.AspNetCore.Mvc.ViewFeatures;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Shared;

/// <summary>One sentence about what was just done, shown once on the next page.</summary>
/// <param name="Before">What stands before the amount, or the whole sentence.</param>
/// <param name="Amount">Apart from the words, so that it can be covered; null if there is none.</param>
/// <param name="UndoUrl">A form posted there takes it back; null if it cannot be.</param>
/// <param name="Failed">It tells of something that was not done.</param>
internal sealed record Toast(string Before, string? Amount, string After, string? UndoUrl, bool Failed)
{
    private const string MessageKey = "Toast";
    private const string AmountKey = "ToastAmount";
    private const string UndoKey = "ToastUndo";
    private const string FailedKey = "ToastFailed";
    private const string AmountPlace = "{0}";

    /// <summary>Leaves a message for the next page this browser asks for. Its amount takes the place of {0}.</summary>
    public static void Leave(ITempDataDictionary box, string message, string? amount = null, string? undoUrl = null, bool failed = false)
    {
        box[MessageKey] = message;
        box[AmountKey] = amount;
        box[UndoKey] = undoUrl;
        box[FailedKey] = failed;
    }

    /// <summary>Whether the browser brings a message; does not take it.</summary>
    public static bool Waits(HttpContext http) => http.Request.Cookies.ContainsKey(CookieNames.For(http, CookieNames.Notice));

    /// <summary>The message that waits, if any; it is gone afterwards.</summary>
    public static Toast? Take(HttpContext http, ITempDataDictionary box)
    {
        // Looking into an empty box makes the framework delete its cookie, on every page.
        if (!Waits(http) || box[MessageKey] is not string message)
        {
            return null;
        }

        var parts = message.Split(AmountPlace);
        return new Toast(parts[0], box[AmountKey] as string, parts.Length > 1 ? parts[1] : "", box[UndoKey] as string, box[FailedKey] is true);
    }
}
