using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Breaking;
using Xunit;

namespace ChatAgency.Chaos.Tests.Breaking;

public sealed class ScheduleTests
{
    [Fact]
    public void The_same_seed_draws_the_same()
    {
        var (one, other) = (Draw(5), Draw(5));

        Assert.Equal(one.Scenes.Select(Line), other.Scenes.Select(Line));
        Assert.Equal(one.Moments, other.Moments);
    }

    [Fact]
    public void Another_seed_draws_another() => Assert.NotEqual(Draw(5).Scenes.Select(Line), Draw(6).Scenes.Select(Line));

    [Fact]
    public void It_has_all_that_was_asked_for()
    {
        var schedule = Draw(1, questions: 10_000, kills: 250);

        Assert.True(schedule.Questions >= 10_000);
        Assert.True(schedule.Kills >= 250);
        Assert.Equal(Enum.GetValues<SceneKind>().Length, schedule.Scenes.Select(static scene => scene.Kind).Distinct().Count());
        foreach (var fault in new[] { "F23", "F24", "F25", "F26", "F27", "F52" }) Assert.Contains(schedule.Scenes, scene => scene.Slack?.Fault == fault);
        foreach (var fault in new[] { "F33", "F34", "F35", "F36", "F37", "F38", "F39" }) Assert.Contains(schedule.Scenes, scene => scene.Model?.Fault == fault);
        foreach (var fault in new[] { "F01", "F03", "F04", "F08", "F09", "F12", "F13", "F40", "F41", "F42", "F43" }) Assert.Contains(schedule.Moments, moment => moment.Fault == fault);
    }

    [Fact]
    public void Only_the_wanted_faults_are_in_it()
    {
        var schedule = Schedule.Draw(1, 500, 10, static fault => fault == "F26", cluster: true);

        Assert.All(schedule.Scenes, static scene => Assert.True(scene.Slack is null or { Fault: "F26" } && scene.Model is null && scene.Death is null));
        Assert.All(schedule.Moments, static moment => Assert.Equal("F26", moment.Fault));
    }

    private static Schedule Draw(int seed, int questions = 300, int kills = 10) => Schedule.Draw(seed, questions, kills, static _ => true, cluster: true);

    private static string Line(Scene scene) => $"{scene with { Tags = [] }} {string.Join(' ', scene.Tags)}";
}
