using Microsoft.AspNetCore.Identity;

namespace CommunityClusters.Identity;

/// <summary>How a teacher signs in. Its id is the teacher's id; who they are stands in <c>Features/People</c>.</summary>
public sealed class Account : IdentityUser<Guid>;
