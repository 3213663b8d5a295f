using CommunityClusters.Features.Reflections;
using CommunityClusters.Tests.Features.Reflections;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What is raised after a lesson.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfReflections => new()
    {
        [typeof(RaiseIssue)] = async (place, scene) =>
        {
            var day = await SaturdayScene.On(place, scene);
            await day.Raises(scene.Sibusiso, "Should they argue first?");
            Assert.Equal(["Should they argue first?"], (await scene.Nomsa.Opens(day.Reflection())).RaisedIn(day.Lesson));
        },
    };
}
