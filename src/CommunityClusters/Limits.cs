using System.Globalization;
using System.Threading.RateLimiting;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CommunityClusters;

/// <summary>How large and how frequent requests may be.</summary>
internal static class Limits
{
    private const int LargestBody = 256 * 1024;
    private const int MostFields = 200;

    public static void OfRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
    }

    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = MostFields;
            o.ValueLengthLimit = LargestBody;
            o.BufferBodyLengthLimit = LargestBody;
        });
        return services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = Pace.Pause.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Pace.Of);
        });
    }

    /// <summary>
    /// Posts are paced by session; without one by address, and then so widely that a school, or a carrier that puts thousands
    /// behind one address, does not notice. Guessing passwords is slowed where passwords are checked.
    /// </summary>
    private static class Pace
    {
        public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

        public static RateLimitPartition<string> Of(HttpContext context)
        {
            // The sentence that somebody was too fast is not refused for the same reason.
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.IsAnsweredWithProblem())
            {
                return RateLimitPartition.GetNoLimiter("");
            }

            // A long file must not keep its sender from saying "me too", nor a long plan that is read from giving words.
            var path = context.Request.Path.Value ?? "";
            var (what, burst, perPause) =
                path.EndsWith("/missing/parts", StringComparison.Ordinal) ? ('m', 300, 80)
                : path.EndsWith("/parts", StringComparison.Ordinal) ? ('p', 120, 40)
                : ('s', 60, 20);
            var caller = context.RequestServices.GetRequiredService<Caller>();
            return caller.SessionId is { } session
                ? RateLimitPartition.GetTokenBucketLimiter($"{what}{session}", _ => Bucket(burst, perPause))
                : RateLimitPartition.GetTokenBucketLimiter($"a{Device.NetworkOf(context.Connection.RemoteIpAddress)}", _ => Bucket(burst: 600, perPause: 200));
        }

        private static TokenBucketRateLimiterOptions Bucket(int burst, int perPause) => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perPause,
            ReplenishmentPeriod = Pause,
            QueueLimit = 0,
        };
    }
}
