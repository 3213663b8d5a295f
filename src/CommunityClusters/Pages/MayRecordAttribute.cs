namespace CommunityClusters.Pages;

/// <summary>On this page, and on no other, a script may ask for the microphone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayRecordAttribute : Attribute;
