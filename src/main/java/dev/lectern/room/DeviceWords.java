package dev.lectern.room;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about cameras, microphones and what is recorded of them. */
@MessageBundle("device")
interface DeviceWords {
    @Message("Device [number]")
    String device();

    @Message("Nothing found yet")
    String noDevice();

    @Message(
            "The browser does not let this page use the camera. Allow it beside the "
                    + "address, then turn it on again.")
    String deniedCamera();

    @Message(
            "The browser does not let this page use the microphone. Allow it beside the "
                    + "address, then turn it on again.")
    String deniedMicrophone();

    @Message("No camera was found. Plug one in and turn it on again.")
    String missingCamera();

    @Message("No microphone was found. Plug one in and turn it on again.")
    String missingMicrophone();

    @Message(
            "The camera has stopped. Plug it in again or choose another one under Devices, then turn"
                    + " it on again.")
    String lostCamera();

    @Message(
            "The microphone has stopped, and nobody hears you. Plug it in again or choose another one"
                    + " under Devices, then turn it on again.")
    String lostMicrophone();

    @Message("You may not show your camera in this room at the moment.")
    String forbiddenCamera();

    @Message("You may not use your microphone in this room at the moment.")
    String forbiddenMicrophone();

    @Message("You may not share your screen in this room at the moment.")
    String forbiddenScreen();

    @Message("There is nothing to share on this device.")
    String missingScreen();

    @Message("Another program is using the camera. Close it there and turn it on again.")
    String busyCamera();

    @Message("Another program is using the microphone. Close it there and turn it on again.")
    String busyMicrophone();

    @Message("The screen could not be shared. Try once more.")
    String busyScreen();

    @Message("The camera did not start. Choose another one under Devices.")
    String otherCamera();

    @Message("The microphone did not start. Choose another one under Devices.")
    String otherMicrophone();

    @Message("The screen could not be shared on this browser.")
    String otherScreen();

    @Message(
            "Browsers allow a camera and a microphone only over https. Ask whoever runs "
                    + "this server for its https address; watching works here as well.")
    String insecure();

    @Message("Camera or microphone tried: {tried} of {people} on stage")
    String devicesTried(int tried, int people);

    @Message("Everybody on stage has tried camera or microphone")
    String devicesAllTried();

    @Message("Try yours backstage")
    String devicesMend();

    @Message(
            "This browser does not send H264. Very large audiences and players outside would hear"
                    + " you without seeing you, and recordings become WebM instead of MP4. Chrome,"
                    + " Edge and Safari send it.")
    String noH264();

    @Message(
            "Another page of yours sends now. Camera and microphone of this one are off, so that"
                    + " you are seen and heard once.")
    String givenWay();

    @Message(
            "Another page of yours shares a screen now. This one has stopped sharing, so that people"
                    + " see one.")
    String givenWayScreen();

    @Message(
            "Another page of yours sends now and shares a screen. Camera, microphone and screen of"
                    + " this one are off, so that you are seen and heard once.")
    String givenWayAll();

    @Message("Another program or page sends your camera")
    String cameraElsewhere();

    @Message("Another program or page shares your screen")
    String screenElsewhere();

    @Message("Send from here")
    String sendHere();

    @Message(
            "This browser does not play H264, so you hear without seeing. Chrome, Edge, Firefox"
                    + " and Safari play it.")
    String noPicture();

    @Message("Recording")
    String tapeOn();

    @Message("Recording paused")
    String tapePaused();

    @Message("Pause recording")
    String pauseTape();

    @Message("Resume recording")
    String resumeTape();

    @Message(
            "Only [space] are left on the server’s disk. When it is almost full, the recording ends"
                    + " by itself; what was recorded is kept.")
    String spaceShort();

    @Message(
            "It is not being recorded yet: the server’s disk does not answer. The recording begins"
                    + " by itself as soon as it does.")
    String recordingLate();

    @Message(
            "The recording has ended by itself: the server’s disk is almost full or cannot be"
                    + " written. What was recorded until now is kept. It begins again when you start"
                    + " it.")
    String recordingBroke();
}
