// Command independent is a WHIP publisher and a WHEP player on another WebRTC stack than the
// engine's and the browsers': pion. What it sends carries its own number and checksum, so that the
// player can say whether each frame arrived as itself.
//
//	independent -role publish -url http://…/whip -token … -seconds 20 -network udp4
//	independent -role play    -url http://…/whep -token … -seconds 5  -network tcp4
//
// The player ends with a line of JSON: frames, key frames, how many were whole, sounds.
package main

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/rtp/codecs"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
	"github.com/pion/webrtc/v4/pkg/media/samplebuilder"
)

const (
	framesPerSecond = 30
	keyFrameEvery   = 30
	frameBytes      = 3000
	soundBytes      = 80
	header          = 10 // of a VP8 key frame: tag, start code, width and height
)

func main() {
	role := flag.String("role", "play", "publish or play")
	url := flag.String("url", "", "the WHIP or WHEP endpoint")
	token := flag.String("token", "", "the grant")
	seconds := flag.Int("seconds", 5, "how long media flows")
	network := flag.String("network", "udp4", "udp4, udp6 or tcp4")
	flag.Parse()

	connection, err := newConnection(*network)
	check(err)
	connected := make(chan struct{})
	var once sync.Once
	connection.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		log.Println("connection:", state)
		switch state {
		case webrtc.PeerConnectionStateConnected:
			once.Do(func() { close(connected) })
		case webrtc.PeerConnectionStateFailed:
			log.Fatal("no connection")
		}
	})
	run := publish
	if *role == "play" {
		run = play
	}
	media := run(connection)
	session := open(connection, *url, *token)
	select {
	case <-connected:
	case <-time.After(15 * time.Second):
		log.Fatal("not connected within 15 s")
	}
	media(time.Duration(*seconds) * time.Second)
	end(session, *token)
	check(connection.Close())
}

func newConnection(network string) (*webrtc.PeerConnection, error) {
	settings := webrtc.SettingEngine{}
	settings.SetIncludeLoopbackCandidate(true)
	switch network {
	case "udp4":
		settings.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeUDP4})
	case "udp6":
		settings.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeUDP6})
	case "tcp4":
		settings.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeTCP4})
	default:
		return nil, fmt.Errorf("no network %q", network)
	}
	return webrtc.NewAPI(webrtc.WithSettingEngine(settings)).
		NewPeerConnection(webrtc.Configuration{})
}

// open makes the session: one POST, without waiting for candidates.
func open(connection *webrtc.PeerConnection, url, token string) string {
	offer, err := connection.CreateOffer(nil)
	check(err)
	check(connection.SetLocalDescription(offer))
	request, err := http.NewRequest(http.MethodPost, url, strings.NewReader(offer.SDP))
	check(err)
	request.Header.Set("Content-Type", "application/sdp")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	check(err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode != http.StatusCreated {
		log.Fatalf("refused with %d: %s", response.StatusCode, answer)
	}
	location, err := response.Location()
	check(err)
	check(connection.SetRemoteDescription(
		webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: string(answer)}))
	return location.String()
}

func end(session, token string) {
	request, err := http.NewRequest(http.MethodDelete, session, nil)
	check(err)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	check(err)
	response.Body.Close()
}

func publish(connection *webrtc.PeerConnection) func(time.Duration) {
	video := track(connection, webrtc.MimeTypeVP8, "video")
	audio := track(connection, webrtc.MimeTypeOpus, "audio")
	return func(length time.Duration) {
		ticker := time.NewTicker(time.Second / framesPerSecond)
		defer ticker.Stop()
		over := time.After(length)
		for number := uint32(0); ; number++ {
			select {
			case <-over:
				return
			case <-ticker.C:
			}
			check(video.WriteSample(
				media.Sample{Data: frame(number), Duration: time.Second / framesPerSecond}))
			check(audio.WriteSample(
				media.Sample{Data: marked(make([]byte, soundBytes), 1, number),
					Duration: time.Second / framesPerSecond}))
		}
	}
}

func track(connection *webrtc.PeerConnection, mime, id string) *webrtc.TrackLocalStaticSample {
	made, err := webrtc.NewTrackLocalStaticSample(
		webrtc.RTPCodecCapability{MimeType: mime}, id, "independent")
	check(err)
	sender, err := connection.AddTrack(made)
	check(err)
	go func() { // feedback has to be read for NACK to be answered
		buffer := make([]byte, 1500)
		for {
			if _, _, err := sender.Read(buffer); err != nil {
				return
			}
		}
	}()
	return made
}

// frame is no picture that a decoder would take, but has the header of one.
func frame(number uint32) []byte {
	data := make([]byte, frameBytes)
	if number%keyFrameEvery == 0 {
		copy(data, []byte{0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01})
	} else {
		data[0] = 0x11
	}
	return marked(data, header, number)
}

// marked fills in the number and, at the end, a checksum of everything before it.
func marked(data []byte, from int, number uint32) []byte {
	for at := from; at < len(data)-4; at += 4 {
		var word [4]byte
		binary.BigEndian.PutUint32(word[:], number*2654435761+uint32(at))
		copy(data[at:len(data)-4], word[:])
	}
	binary.BigEndian.PutUint32(data[len(data)-4:], crc32.ChecksumIEEE(data[:len(data)-4]))
	return data
}

func isWhole(data []byte, length int) bool {
	return len(data) == length &&
		binary.BigEndian.Uint32(data[length-4:]) == crc32.ChecksumIEEE(data[:length-4])
}

type seen struct {
	mutex       sync.Mutex
	Frames      int `json:"frames"`
	KeyFrames   int `json:"keyFrames"`
	WholeFrames int `json:"wholeFrames"`
	Sounds      int `json:"sounds"`
	WholeSounds int `json:"wholeSounds"`
}

func play(connection *webrtc.PeerConnection) func(time.Duration) {
	for _, kind := range []webrtc.RTPCodecType{
		webrtc.RTPCodecTypeAudio, webrtc.RTPCodecTypeVideo} {
		_, err := connection.AddTransceiverFromKind(kind,
			webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionRecvonly})
		check(err)
	}
	all := &seen{}
	connection.OnTrack(func(track *webrtc.TrackRemote, _ *webrtc.RTPReceiver) {
		if track.Kind() == webrtc.RTPCodecTypeVideo {
			read(track, &codecs.VP8Packet{}, all.frame)
		} else {
			read(track, &codecs.OpusPacket{}, all.sound)
		}
	})
	return func(length time.Duration) {
		time.Sleep(length)
		all.mutex.Lock()
		defer all.mutex.Unlock()
		check(json.NewEncoder(os.Stdout).Encode(all))
	}
}

func read(track *webrtc.TrackRemote, depacketizer rtp.Depacketizer, take func([]byte)) {
	builder := samplebuilder.New(64, depacketizer, track.Codec().ClockRate)
	for {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return
		}
		builder.Push(packet)
		for sample := builder.Pop(); sample != nil; sample = builder.Pop() {
			take(sample.Data)
		}
	}
}

func (s *seen) frame(data []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.Frames++
	if len(data) > 0 && data[0]&1 == 0 {
		s.KeyFrames++
	}
	if isWhole(data, frameBytes) {
		s.WholeFrames++
	}
}

func (s *seen) sound(data []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.Sounds++
	if isWhole(data, soundBytes) {
		s.WholeSounds++
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
