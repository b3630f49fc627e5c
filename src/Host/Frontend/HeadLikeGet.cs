namespace StakeEasy.Host.Frontend;

/// <summary>A HEAD request is a GET whose body nobody reads: answered by the same endpoints, for monitors and link checkers.</summary>
internal static class HeadLikeGet
{
    public static void UseHeadLikeGet(this WebApplication app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            return next(http);
        }

        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        return next(http);
    });
}
